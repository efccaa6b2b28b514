/**
 * Large JSON, read as it comes.
 */
@NullMarked
package dev.tandem.config.json;

import org.jspecify.annotations.NullMarked;
