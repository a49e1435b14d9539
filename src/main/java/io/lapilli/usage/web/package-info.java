/** Usage, costs and single requests on the management plane, in the shapes of OpenAI's administration API. */
@NullMarked
package io.lapilli.usage.web;

import org.jspecify.annotations.NullMarked;
