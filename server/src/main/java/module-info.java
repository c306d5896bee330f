/**
 * TLS material that reloads, an HTTP server that cuts slow clients, and the process around them.
 *
 * <p>Needs Jetty and Bouncy Castle; of neither is a type visible to users. Micrometer and Logback need only be there
 * for those who use them.
 */
module io.cocoonstack.common.server {
    requires java.logging;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;
    requires static ch.qos.logback.classic;
    requires static micrometer.core;
    requires static org.jspecify;

    exports io.cocoonstack.common.server;
}
