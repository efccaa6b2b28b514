/**
 * Definitions from an OpenAPI description.
 */
@NullMarked
package dev.tandem.openapi;

import org.jspecify.annotations.NullMarked;
