/**
 * To-dos of a user or of a meeting.
 */
@NullMarked
package dev.tandem.sample.bloomy.todo;

import org.jspecify.annotations.NullMarked;
