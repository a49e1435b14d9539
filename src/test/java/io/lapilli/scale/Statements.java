package io.lapilli.scale;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hears what one thread asks of a database, statement by statement, and how long each took until its answer was there.
 * What other threads ask goes by unheard, and at no cost.
 */
public final class Statements {

    private final ThreadLocal<List<Asked>> heard = new ThreadLocal<>();

    /** One statement, as it was written. */
    public record Asked(String sql, long nanos) {

        /** The same for lists of any length. */
        public String shape() {
            return sql.replaceAll("\\s+", " ")
                    .replaceAll("\\((\\?(, )?)+\\)", "(?)")
                    .replaceAll("(\\(CAST\\(\\? AS \\w+\\)(, CAST\\(\\? AS \\w+\\))*\\)(, )?)+", "(?)");
        }
    }

    /** What is asked while this runs, on the calling thread. */
    public List<Asked> during(Runnable work) {
        var all = new ArrayList<Asked>();
        heard.set(all);
        try {
            work.run();
        } finally {
            heard.remove();
        }
        return all;
    }

    DataSource around(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return heard.get() == null ? connection : heard(connection);
            }
        };
    }

    private Connection heard(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement && arguments[0] instanceof String sql
                    ? heard(statement, sql)
                    : result;
        });
    }

    private PreparedStatement heard(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            long begin = System.nanoTime();
            Object result = invoke(statement, method, arguments);
            List<Asked> all = heard.get();
            if (all != null) {
                all.add(new Asked(sql, System.nanoTime() - begin));
            }
            return result;
        });
    }

    private interface Call {
        Object make(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call.make(method, arguments == null ? new Object[0] : arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
