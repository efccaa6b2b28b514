/**
 * Sources of remote configuration that Tandem brings.
 */
@NullMarked
package dev.tandem.config.source;

import org.jspecify.annotations.NullMarked;
