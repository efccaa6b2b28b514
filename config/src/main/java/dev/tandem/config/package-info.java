/**
 * Remote configuration: a watch that holds its values and reports changes.
 */
@NullMarked
package dev.tandem.config;

import org.jspecify.annotations.NullMarked;
