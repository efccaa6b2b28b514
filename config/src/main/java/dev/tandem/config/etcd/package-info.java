/**
 * What etcd sends and takes over its JSON gateway.
 */
@NullMarked
package dev.tandem.config.etcd;

import org.jspecify.annotations.NullMarked;
