/** The smallest operator for CocoonHibernations. */
package io.cocoonstack.examples.quickstart;
