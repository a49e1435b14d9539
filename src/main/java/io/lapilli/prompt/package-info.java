/** Prompts of a project: versions, labels, variables, what changed between two of them, and how one is rendered. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "project", "catalog"})
package io.lapilli.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
