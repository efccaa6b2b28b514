/**
 * Tests of lists in pages.
 */
@NullMarked
package dev.tandem.paging;

import org.jspecify.annotations.NullMarked;
