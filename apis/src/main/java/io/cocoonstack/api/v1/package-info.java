/**
 * Cocoon's custom resources as Java types, for users of the fabric8 Kubernetes client (contract 5).
 *
 * <p>The types are generated from the CRDs, which are on the class path too ({@link io.cocoonstack.api.v1.Crds}).
 * They keep what they do not know, bake in no default ({@link io.cocoonstack.api.v1.Defaults} fills them in), and never
 * fail on a value of the wrong kind ({@link io.cocoonstack.api.Extensible} says where it stays). What to decide from
 * them lives in {@code io.cocoonstack.common.round}; talking to an API server, in {@code io.cocoonstack.common.k8s}.
 *
 * @see <a href="https://github.com/cocoonstack/cocoon-common-jvm/blob/main/docs/contract.md#s5">contract 5</a>
 */
package io.cocoonstack.api.v1;
