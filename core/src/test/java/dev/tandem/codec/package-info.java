@NullMarked
package dev.tandem.codec;

import org.jspecify.annotations.NullMarked;
