package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import java.util.List;

/** Lists hibernations. Called from many threads at once; the API server waits while it works. */
@FunctionalInterface
public interface HibernationLister {

    /**
     * Lists the hibernations of a namespace.
     *
     * @param namespace the namespace
     * @return all of them, terminating ones included, as the API server has them
     * @throws Exception if they cannot be listed: then another one is denied
     */
    List<CocoonHibernation> list(String namespace) throws Exception;
}
