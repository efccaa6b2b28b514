/**
 * Definitions of the Bloom Growth API, a package per resource. All of them share the
 * client {@code bloomy}.
 */
@NullMarked
package dev.tandem.sample.bloomy;

import org.jspecify.annotations.NullMarked;
