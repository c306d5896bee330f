package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.v1.CocoonHibernation;
import io.cocoonstack.common.admission.RawObject;
import java.util.List;

/** Look-ups that answer as a test says. */
public record ScriptedLookups(Workloads workloads, Hibernations list) implements ClusterLookups {

    public interface Workloads {
        RawObject find(String kind, String namespace, String name) throws Exception;
    }

    public interface Hibernations {
        List<CocoonHibernation> list(String namespace) throws Exception;
    }

    @Override
    public RawObject deployment(String namespace, String name) throws Exception {
        return workloads.find("Deployment", namespace, name);
    }

    @Override
    public RawObject statefulSet(String namespace, String name) throws Exception {
        return workloads.find("StatefulSet", namespace, name);
    }

    @Override
    public RawObject pod(String namespace, String name) throws Exception {
        return workloads.find("Pod", namespace, name);
    }

    @Override
    public List<CocoonHibernation> hibernations(String namespace) throws Exception {
        return list.list(namespace);
    }
}
