package dev.tandem.engine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * A request without a body whose variables a {@link RequestForm} has filled. It shares
 * all but the values of its variables with the other requests of its operation.
 */
final class FilledRequest extends HttpRequestValues {

	private FilledRequest(HttpRequestValues other, Map<String, String> variables, HttpHeaders headers,
			Map<String, Object> attributes) {
		super(other.getHttpMethod(), null, null, other.getUriTemplate(), variables, headers, other.getCookies(),
				other.getApiVersion(), attributes, null, null);
	}

	/**
	 * What the requests of an operation have in common. Nobody can change it.
	 * @param assembled one of its requests, with neither cookies nor a body
	 */
	static FilledRequest sharing(HttpRequestValues assembled) {
		return new FilledRequest(assembled, Map.of(),
				HttpHeaders.readOnlyHttpHeaders(HttpHeaders.copyOf(assembled.getHeaders())),
				Map.copyOf(assembled.getAttributes()));
	}

	/**
	 * Fill a request.
	 * @param variables variables of its address, which can be sent
	 */
	FilledRequest with(Map<String, String> variables) {
		return new FilledRequest(this, variables, getHeaders(), getAttributes());
	}

	/**
	 * Few values by names, which are the same for all requests of an operation.
	 */
	static final class Variables extends AbstractMap<String, String> {

		private final String[] names;

		private final @Nullable String[] values;

		Variables(String[] names, @Nullable String[] values) {
			this.names = names;
			this.values = values;
		}

		private int index(@Nullable Object name) {
			for (int i = 0; i < this.names.length; i++) {
				if (this.names[i].equals(name)) {
					return i;
				}
			}
			return -1;
		}

		@Override
		public boolean containsKey(@Nullable Object name) {
			return index(name) >= 0;
		}

		@Override
		public @Nullable String get(@Nullable Object name) {
			int index = index(name);
			return (index >= 0) ? this.values[index] : null;
		}

		@Override
		public Set<Entry<String, String>> entrySet() {
			return new AbstractSet<>() {
				@Override
				public Iterator<Entry<String, String>> iterator() {
					return entries();
				}

				@Override
				public int size() {
					return Variables.this.names.length;
				}
			};
		}

		private Iterator<Entry<String, String>> entries() {
			return new Iterator<>() {
				private int next;

				@Override
				public boolean hasNext() {
					return this.next < Variables.this.names.length;
				}

				@Override
				public Entry<String, String> next() {
					if (!hasNext()) {
						throw new NoSuchElementException();
					}
					int index = this.next++;
					return new SimpleImmutableEntry<>(Variables.this.names[index], Variables.this.values[index]);
				}
			};
		}

	}

}
