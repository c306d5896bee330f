/**
 * Auto-configuration for Spring Boot 3.5 and 4: a Kubernetes client, the registry of snapshots, the executor of rounds,
 * the admission webhook in the application's own web server, sessions, and health. Each bean gives way to one that the
 * application defines, and each part to a property. {@code integrations/spring-boot/README.md} lists both.
 *
 * <p>The code of a part lives in the module that it comes from. Here it is only put together.
 */
@NullMarked
package io.cocoonstack.common.spring;

import org.jspecify.annotations.NullMarked;
