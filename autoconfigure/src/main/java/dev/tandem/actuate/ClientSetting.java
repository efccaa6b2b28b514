package dev.tandem.actuate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * A setting of a client as it is in effect.
 *
 * @param key key below {@code tandem.clients.<name>}
 * @param property full name of the property that holds the value, or that would set it
 * @param value the value in the form that a user would write; that of a secret is masked
 * @param source who set it
 * @param origin the property that it came from, {@code null} if it came from none
 */
public record ClientSetting(String key, String property, Object value, Source source,
		@Nullable ConfigurationProperty origin) {

	/**
	 * In place of the value of a secret.
	 */
	public static final String MASKED = "******";

	/**
	 * Who can set a value.
	 */
	public enum Source {

		/**
		 * A property of the client, {@code tandem.clients.<name>}.
		 */
		CLIENT,

		/**
		 * A property of all clients, {@code tandem.defaults}.
		 */
		DEFAULTS,

		/**
		 * A property of Spring Boot, {@code spring.http}.
		 */
		SPRING,

		/**
		 * A bean of the application.
		 */
		BEAN,

		/**
		 * Nobody: the default of Tandem.
		 */
		DEFAULT

	}

}
