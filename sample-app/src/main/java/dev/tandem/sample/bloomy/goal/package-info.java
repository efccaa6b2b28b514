/**
 * Goals, which the API calls rocks.
 */
@NullMarked
package dev.tandem.sample.bloomy.goal;

import org.jspecify.annotations.NullMarked;
