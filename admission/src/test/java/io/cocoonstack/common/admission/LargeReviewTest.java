package io.cocoonstack.common.admission;

import static io.cocoonstack.common.admission.ReadReviews.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies of megabytes, up to the limit and beyond it. */
@Tag("long")
class LargeReviewTest {

    @Test
    void aHundredThousandMembersAreReadAndADuplicateAtTheEndIsFound() {
        StringBuilder members = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            members.append("\"m").append(i).append("\":").append(i).append(',');
        }
        assertThat(Bodies.answer(Bodies.request("\"object\":" + members + "\"x\":1}"))
                        .status())
                .isEqualTo(200);
        assertRefused(Refusal.DUPLICATE_NAME, Bodies.request("\"object\":" + members + "\"m7\":1}"));
    }

    @Test
    void textsMayBeAsLongAsTheBody() {
        String text = "t".repeat(5_000_000);
        AdmissionRequest request =
                ReviewLoop.requestOf(Bodies.request("\"object\":{\"a\":\"" + text + "\"},\"name\":\"" + text + "\""));
        assertThat(request.object().at("/a").textValue()).isEqualTo(text);
        assertThat(request.name()).isEqualTo(text);
    }

    @Test
    void aHundredThousandLevelsAreRefused() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            assertRefused(Refusal.TOO_DEEP, Bodies.request("\"object\":" + open.repeat(100_000)));
        }
    }

    @Test
    void aNumberOfTenMegabytesIsRefused() {
        assertRefused(Refusal.TOO_LONG, Bodies.request("\"object\":{\"a\":" + "7".repeat(10_000_000) + "}"));
    }
}
