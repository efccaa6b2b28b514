@NullMarked
package dev.tandem.observation;

import org.jspecify.annotations.NullMarked;
