package io.cocoonstack.common.admission.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cocoonstack.common.meta.Quantities;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A quantity as the number that it stands for, so that {@code 1Ki} is {@code 1024}. */
final class QuantityValue {

    private static final String DECIMAL = "num kMGTPE";
    private static final String BINARY = "KMGTPE";
    // So long a quantity is compared by its canonical text.
    private static final int LONGEST = 200;
    private static final int LONGEST_EXPONENT = 4;

    private QuantityValue() {}

    /** A text that equal quantities have in common; null for none. What is no quantity stands for itself. */
    static @Nullable JsonNode of(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        try {
            String canonical = Quantities.canonicalField(value.asText());
            @Nullable BigDecimal number = number(canonical);
            return TextNode.valueOf(
                    number == null ? canonical : number.stripTrailingZeros().toString());
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** The number of a canonical text; null where it would be too large to compute with. */
    private static @Nullable BigDecimal number(String text) {
        int end = 0;
        while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String suffix = text.substring(end);
        boolean exponent = suffix.length() > 1 && suffix.charAt(1) != 'i';
        if (text.length() > LONGEST || (exponent && suffix.length() > LONGEST_EXPONENT)) {
            return null;
        }
        BigDecimal mantissa = new BigDecimal(text.substring(0, end));
        if (suffix.isEmpty()) {
            return mantissa;
        }
        if (exponent) {
            return mantissa.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
        }
        return suffix.length() == 2
                ? mantissa.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix.charAt(0)) + 1))
                : mantissa.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix) - DECIMAL.indexOf(' ')));
    }
}
