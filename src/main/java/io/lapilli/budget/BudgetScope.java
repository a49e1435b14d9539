package io.lapilli.budget;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.Names;
import io.lapilli.shared.ProjectId;

/** Whose use a budget limits, inside of one organisation. */
public sealed interface BudgetScope {

    Kind kind();

    /** In the order in which they are shown. */
    enum Kind {
        ORGANISATION,
        PROJECT,
        KEY,
        GROUP
    }

    /** Everything that the organisation uses. */
    record Whole() implements BudgetScope {
        @Override
        public Kind kind() {
            return Kind.ORGANISATION;
        }
    }

    record OfProject(ProjectId project) implements BudgetScope {
        @Override
        public Kind kind() {
            return Kind.PROJECT;
        }
    }

    record OfKey(KeyId key) implements BudgetScope {
        @Override
        public Kind kind() {
            return Kind.KEY;
        }
    }

    /**
     * Keys that are counted together, such as those of a live session or of a team. What the name says is its maker's
     * business; {@link Budgets#join} puts a key into it, before the key is used.
     */
    record Group(String name) implements BudgetScope {

        public Group {
            name = Names.checked("group", name);
        }

        @Override
        public Kind kind() {
            return Kind.GROUP;
        }
    }
}
