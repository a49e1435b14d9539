package io.lapilli.budget;

import io.lapilli.shared.InvalidInputException;

/** A redemption code is mistyped, redeemed, withdrawn, expired or another organisation's: the asker is not told which. */
public class CodeUnusable extends InvalidInputException {

    CodeUnusable() {
        super("code", "code_unusable", "the code is unknown, or can't be redeemed any more or not here");
    }
}
