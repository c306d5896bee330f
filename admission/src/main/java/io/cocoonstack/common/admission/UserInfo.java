package io.cocoonstack.common.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user who makes a request. Immutable.
 *
 * @param username such as {@code system:serviceaccount:cocoon-system:cocoon-operator}; null where the review names none
 * @param uid tells users of one name apart; null for none
 * @param groups in the order of the review, unmodifiable
 * @param extra the additions of the authenticator, as they came; {@link RawObject#ABSENT} for none
 */
public record UserInfo(@Nullable String username, @Nullable String uid, List<String> groups, RawObject extra) {

    /** The user of a review that names none. */
    public static final UserInfo NONE = new UserInfo(null, null, List.of(), RawObject.ABSENT);

    /**
     * Keeps a copy of the groups.
     *
     * @param username as above
     * @param uid as above
     * @param groups as above
     * @param extra as above
     */
    public UserInfo {
        groups = List.copyOf(groups);
    }
}
