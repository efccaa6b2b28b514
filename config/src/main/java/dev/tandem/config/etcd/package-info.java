/**
 * What etcd sends and takes over its JSON gateway.
 */
@Internal
@NullMarked
package dev.tandem.config.etcd;

import dev.tandem.Internal;
import org.jspecify.annotations.NullMarked;
