/**
 * How the real kube-apiserver and its etcd are found, started and stopped. Internal: not for use outside the testkit,
 * and changed without notice.
 */
@NullMarked
package io.cocoonstack.common.testkit.apiserver.internal.kube;

import org.jspecify.annotations.NullMarked;
