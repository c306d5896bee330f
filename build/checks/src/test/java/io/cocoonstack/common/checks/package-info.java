/**
 * What must hold across modules and cannot be seen from within one: who may depend on whom, that core needs nothing at
 * run time, that every golden vector is run.
 */
package io.cocoonstack.common.checks;
