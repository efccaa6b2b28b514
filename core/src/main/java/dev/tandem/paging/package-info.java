/**
 * Lists that an API hands out page by page.
 */
@NullMarked
package dev.tandem.paging;

import org.jspecify.annotations.NullMarked;
