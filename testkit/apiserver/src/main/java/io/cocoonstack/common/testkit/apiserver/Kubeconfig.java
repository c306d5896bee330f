package io.cocoonstack.common.testkit.apiserver;

/** The smallest kubeconfig that connects. */
final class Kubeconfig {

    private Kubeconfig() {}

    static String text(String server, String certificateAuthority, String token) {
        return """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters:
                - name: test
                  cluster:
                    server: %s
                    %s
                users:
                - name: admin
                  user:
                    token: %s
                contexts:
                - name: test
                  context:
                    cluster: test
                    user: admin
                    namespace: default
                """.formatted(server, certificateAuthority, token);
    }
}
