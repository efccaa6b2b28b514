package dev.tandem.config;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A value of the remote configuration has changed. Published for each field and revision
 * once, in the order of revisions, on a thread of the watch.
 *
 * <pre class="code">
 * &#64;EventListener(condition = "#event.path() == 'payments.fee'")
 * void feeChanged(ConfigChangedEvent event) {
 * </pre>
 *
 * @param path path of the field
 * @param oldValue value until now as text, {@code null} when it was unset
 * @param newValue value from now on as text, {@code null} when it is unset
 * @param revision revision at which it was seen
 * @param changedBy who wrote it, {@code null} if that is not known, as after a
 * reconnection
 * @param changedAt when it was written, {@code null} if that is not known
 * @param sensitive whether the texts stand for values that are not shown
 */
public record ConfigChangedEvent(String path, @Nullable String oldValue, @Nullable String newValue, long revision,
		@Nullable String changedBy, @Nullable Instant changedAt, boolean sensitive) {

	static ConfigChangedEvent of(ConfigChange change, @Nullable ConfigValue old) {
		ConfigValue value = change.value();
		return new ConfigChangedEvent(change.path(), text(old), text(value), change.revision(), change.changedBy(),
				change.changedAt(), (old != null && old.sensitive()) || (value != null && value.sensitive()));
	}

	private static @Nullable String text(@Nullable ConfigValue value) {
		return (value != null) ? value.text() : null;
	}

	/**
	 * Without the values, which may be secret.
	 */
	@Override
	public String toString() {
		return "ConfigChangedEvent[path=%s, revision=%d]".formatted(this.path, this.revision);
	}

}
