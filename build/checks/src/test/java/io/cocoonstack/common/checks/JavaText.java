package io.cocoonstack.common.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a Java source, taken apart as far as the checks need it. */
final class JavaText {

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?:\\\\.|(?!\"\"\").)*+\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])*+'"
                    + "|(?<comment>/\\*(?:(?!\\*/).)*+\\*/|//[^\n]*+)",
            Pattern.DOTALL);

    private JavaText() {}

    /** The comments alone; all else is blank, so that lines stay where they are. */
    static String comments(String source) {
        StringBuilder text = new StringBuilder(source.replaceAll("[^\n]", " "));
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group("comment") != null) {
                text.replace(token.start(), token.end(), token.group());
            }
        }
        return text.toString();
    }

    /** All but the comments, which are blank. */
    static String code(String source) {
        StringBuilder text = new StringBuilder(source);
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group("comment") != null) {
                text.replace(token.start(), token.end(), token.group().replaceAll("[^\n]", " "));
            }
        }
        return text.toString();
    }

    /** The code with comments and literals of text blank. */
    static String withoutTexts(String source) {
        StringBuilder text = new StringBuilder(source);
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            text.replace(token.start(), token.end(), token.group().replaceAll("[^\n]", " "));
        }
        return text.toString();
    }
}
