/** A user of core on the class path, as most users are. */
package io.cocoonstack.consumer.classpath;
