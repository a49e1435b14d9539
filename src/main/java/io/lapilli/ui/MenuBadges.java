package io.lapilli.ui;

import java.util.Map;

/** Numbers beside the entries of the navigation; any module may have one. Read when the shell is built or refreshed. */
public interface MenuBadges {

    /** By the path of the entry; entries without anything to tell are absent. */
    Map<String, Badge> badges();

    /** @param live whether something is going on there right now: shown as a dot instead of the number */
    record Badge(long number, boolean live) {

        public static Badge of(long number) {
            return new Badge(number, false);
        }
    }
}
