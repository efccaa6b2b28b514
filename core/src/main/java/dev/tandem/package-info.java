/**
 * What users of Tandem import: annotations, results, options and exceptions. Depends on
 * no other package of Tandem.
 */
@NullMarked
package dev.tandem;

import org.jspecify.annotations.NullMarked;
