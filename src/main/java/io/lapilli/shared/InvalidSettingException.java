package io.lapilli.shared;

/** A setting has a value that can't be; stops the start with a sentence that names it. */
public class InvalidSettingException extends RuntimeException {

    private final String setting;

    /** @param setting by the name of its environment variable; @param problem what is wrong and what would be right */
    public InvalidSettingException(String setting, String problem) {
        super(setting + " " + problem);
        this.setting = setting;
    }

    public String setting() {
        return setting;
    }
}
