/**
 * A Spring Boot application that hibernates VMs, admits writes to cocoon's objects, and checks sets for signed-in users.
 * It is meant to be copied. The same sources run on Spring Boot 3.5 and 4.
 */
package io.cocoonstack.examples.boot;
