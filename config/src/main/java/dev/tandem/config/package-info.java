/**
 * Remote configuration: a watch that holds its values and tells of changes.
 */
@NullMarked
package dev.tandem.config;

import org.jspecify.annotations.NullMarked;
