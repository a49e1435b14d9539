package io.lapilli.shared;

/** Placeholder of the translation of settings. */
final class SettingsTranslation {

    private SettingsTranslation() {}
}
