package io.cocoonstack.examples.boot;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.rules.CocoonSetRules;
import io.cocoonstack.common.admission.rules.Violation;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** CocoonSets as bodies of requests and answers. Only signed-in users come here. */
@RestController
@RequestMapping("/api/sets")
class SetController {

    @PostMapping("/check")
    List<Violation> check(@RequestBody CocoonSet set) {
        return CocoonSetRules.check(set);
    }

    @PostMapping("/suspended")
    CocoonSet suspended(@RequestBody CocoonSet set) {
        return set.toBuilder().editOrNewSpec().withSuspend(true).endSpec().build();
    }
}
