/**
 * Many to-dos, goals, headlines, issues and meetings at once.
 */
@NullMarked
package dev.tandem.sample.bloomy.bulk;

import org.jspecify.annotations.NullMarked;
