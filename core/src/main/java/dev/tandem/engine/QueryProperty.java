package dev.tandem.engine;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.Property;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Property of a record or a bean whose properties are the parameters of a query.
 *
 * @param name name of the parameter
 * @param type type of the property, with its annotations
 * @param accessor reads it
 */
record QueryProperty(String name, TypeDescriptor type, Method accessor) {

	private static final ClassValue<List<QueryProperty>> PROPERTIES = new ClassValue<>() {

		@Override
		protected List<QueryProperty> computeValue(Class<?> type) {
			return List.copyOf(type.isRecord() ? ofRecord(type) : ofBean(type));
		}

	};

	static List<QueryProperty> of(Class<?> type) {
		return PROPERTIES.get(type);
	}

	private static List<QueryProperty> ofRecord(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		Parameter[] parameters = BeanUtils.getResolvableConstructor(type).getParameters();
		boolean canonical = Arrays.equals(types, Arrays.stream(parameters).map(Parameter::getType).toArray());
		List<QueryProperty> properties = new ArrayList<>();
		for (int i = 0; i < components.length; i++) {
			Method accessor = components[i].getAccessor();
			BindParam renamed = canonical ? parameters[i].getAnnotation(BindParam.class) : null;
			properties.add(property((renamed != null) ? renamed.value() : components[i].getName(),
					new TypeDescriptor(new MethodParameter(accessor, -1)), accessor));
		}
		return properties;
	}

	private static List<QueryProperty> ofBean(Class<?> type) {
		List<QueryProperty> properties = new ArrayList<>();
		for (PropertyDescriptor descriptor : BeanUtils.getPropertyDescriptors(type)) {
			Method accessor = descriptor.getReadMethod();
			if (accessor != null && accessor.getDeclaringClass() != Object.class) {
				properties.add(property(descriptor.getName(),
						new TypeDescriptor(
								new Property(type, accessor, descriptor.getWriteMethod(), descriptor.getName())),
						accessor));
			}
		}
		return properties;
	}

	private static QueryProperty property(String name, TypeDescriptor type, Method accessor) {
		ReflectionUtils.makeAccessible(accessor);
		return new QueryProperty(name, type, accessor);
	}

	@Nullable Object read(Object object) {
		return ReflectionUtils.invokeMethod(this.accessor, object);
	}

}
