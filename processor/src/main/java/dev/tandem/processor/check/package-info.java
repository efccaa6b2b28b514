/**
 * What can be known to be wrong at compile time, a class for each rule.
 */
@NullMarked
package dev.tandem.processor.check;

import org.jspecify.annotations.NullMarked;
