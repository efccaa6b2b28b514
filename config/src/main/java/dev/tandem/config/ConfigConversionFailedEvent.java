package dev.tandem.config;

/**
 * A value of the remote configuration cannot be converted to the type of a watched field,
 * which keeps its last value.
 *
 * @param path path of the field
 * @param type the type
 * @param revision revision of the value
 * @param cause why it cannot, such as a {@code BindException} that names the component of
 * a record. Its message may quote the value, which may be secret
 */
public record ConfigConversionFailedEvent(String path, Class<?> type, long revision, Throwable cause) {

	/**
	 * Without what the cause says, which may quote the value.
	 */
	@Override
	public String toString() {
		return "ConfigConversionFailedEvent[path=%s, type=%s, revision=%d, cause=%s]".formatted(this.path,
				this.type.getName(), this.revision, this.cause.getClass().getName());
	}

}
