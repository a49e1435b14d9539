package io.lapilli.shared;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/** Teaches Spring Data JDBC the typed ids, which are columns of type UUID. */
@Configuration
class JdbcConfiguration extends AbstractJdbcConfiguration {

    @Override
    protected List<?> userConverters() {
        return List.of(new WriteId(), new ReadId());
    }

    @WritingConverter
    private static final class WriteId implements Converter<TypedId, UUID> {
        @Override
        public UUID convert(TypedId id) {
            return id.value();
        }
    }

    @ReadingConverter
    private static final class ReadId implements GenericConverter {

        private static final List<Class<? extends TypedId>> KINDS = List.of(
                OrganisationId.class,
                UserId.class,
                InvitationId.class,
                ProjectId.class,
                ServiceAccountId.class,
                KeyId.class,
                UpstreamId.class,
                DeploymentId.class,
                RateId.class,
                TierId.class,
                RequestId.class);

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return KINDS.stream()
                    .map(kind -> new ConvertiblePair(UUID.class, kind))
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        }

        @Override
        public Object convert(
                @org.jspecify.annotations.Nullable Object source,
                org.springframework.core.convert.TypeDescriptor from,
                org.springframework.core.convert.TypeDescriptor to) {
            try {
                return to.getType().getConstructor(UUID.class).newInstance(source);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("a typed id is a record over one UUID", impossible);
            }
        }
    }
}
