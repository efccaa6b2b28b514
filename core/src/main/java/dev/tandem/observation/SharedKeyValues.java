package dev.tandem.observation;

import java.util.Iterator;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The key values of a context as its convention made them, which many calls share. They
 * are empty at first, then shared, and handed over to the context once a single one is
 * added or removed; it keeps each by itself then, as Micrometer's does from the start.
 */
final class SharedKeyValues {

	private volatile @Nullable KeyValues shared = KeyValues.empty();

	/**
	 * Key values to read, {@code null} if the context keeps each by itself.
	 */
	@Nullable KeyValues get() {
		return this.shared;
	}

	/**
	 * Take the place of what was there under the same keys.
	 * @param keyValues key values of a convention
	 * @return whether they are kept
	 */
	boolean replace(KeyValues keyValues) {
		KeyValues present = this.shared;
		if (present == null || !(isEmpty(present) || haveSameKeys(present, keyValues))) {
			return false;
		}
		this.shared = keyValues;
		return true;
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean isEmpty(KeyValues keyValues) {
		return keyValues == KeyValues.empty();
	}

	private static boolean haveSameKeys(KeyValues present, KeyValues others) {
		Iterator<KeyValue> other = others.iterator();
		for (KeyValue keyValue : present) {
			if (!other.hasNext() || !other.next().getKey().equals(keyValue.getKey())) {
				return false;
			}
		}
		return !other.hasNext();
	}

	/**
	 * From now on the context keeps each by itself.
	 * @return what it has to take over, empty if it has done so before
	 */
	KeyValues handOver() {
		KeyValues present = this.shared;
		this.shared = null;
		return (present != null) ? present : KeyValues.empty();
	}

	@Nullable KeyValue get(String key) {
		KeyValues present = this.shared;
		if (present != null) {
			for (KeyValue keyValue : present) {
				if (keyValue.getKey().equals(key)) {
					return keyValue;
				}
			}
		}
		return null;
	}

}
