package io.lapilli.project;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.ProjectId;

/** Nothing can be made or changed in an archived project. */
public class ProjectArchivedException extends InvalidInputException {

    private final ProjectId project;

    ProjectArchivedException(ProjectId project) {
        super("project_id", "project_archived", "the project " + project.text() + " is archived");
        this.project = project;
    }

    public ProjectId project() {
        return project;
    }
}
