/**
 * Users of Bloom Growth.
 */
@NullMarked
package dev.tandem.sample.bloomy.user;

import org.jspecify.annotations.NullMarked;
