export const zh = {
  errors: {
    not_found: '没有找到，或者不在您的职责范围内。',
    invalid: '填写的内容有 {{count}} 处需要修改。',
    invalid_field: '这一项的内容不符合要求。',
    malformed: '请求的格式无法识别。',
    unauthenticated: '请先登录。',
    outbound_url: '只能使用公网 https 地址，且地址里不带用户名和密码。',
    forbidden: '您的岗位没有这项权限。',
    request_id_reused: '同一个请求编号被用于两次不同的提交，请刷新后重试。',
    too_many_requests: '操作太频繁，请稍后再试。',
    too_large: '上传的内容太大。',
    unsupported_media: '不支持这种内容类型。',
    conflict: '内容刚刚被别人修改，请刷新后重试。',
    unavailable: '系统正忙，请稍后再试，您填写的内容没有丢失。',
    internal: '系统出现意外错误，已记录。请稍后重试。',
  },
}
