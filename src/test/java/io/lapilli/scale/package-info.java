/** The portal over a database that is as full as that of a seller with many customers. */
package io.lapilli.scale;
