/**
 * Meetings, which the API calls L10.
 */
@NullMarked
package dev.tandem.sample.bloomy.meeting;

import org.jspecify.annotations.NullMarked;
