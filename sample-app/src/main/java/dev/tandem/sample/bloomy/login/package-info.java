/**
 * The key of Bloom Growth by user and password.
 */
@NullMarked
package dev.tandem.sample.bloomy.login;

import org.jspecify.annotations.NullMarked;
