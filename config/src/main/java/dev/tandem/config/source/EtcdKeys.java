package dev.tandem.config.source;

import dev.tandem.config.ConfigValue;
import dev.tandem.config.etcd.Base64Text;
import dev.tandem.config.etcd.KeyValue;

/**
 * Reads keys of etcd as paths and values of a configuration.
 */
final class EtcdKeys {

	private EtcdKeys() {
	}

	/**
	 * The path that a key stands for: the key without the prefix.
	 */
	static String path(KeyValue key, String prefix) {
		return Base64Text.decode(key.key()).substring(prefix.length());
	}

	static ConfigValue value(KeyValue key) {
		return ConfigValue.of(Base64Text.decode(key.value()));
	}

}
